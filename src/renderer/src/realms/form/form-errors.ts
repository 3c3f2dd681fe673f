/** What is wrong with a realm form, field by field: the same schema as main's, so that the two never disagree. */
import { realmDraftSchema } from '../../schemas';
import {
  draftOf,
  type FieldErrors,
  type FieldName,
  type FormValues,
  fieldNames,
  isFieldName,
} from './form-values';

/** Where the schema's own words are for programmers. */
const plainer: FieldErrors = {
  environment: 'Choose the environment.',
  accent: 'Choose a colour.',
  'routes.revokeMethod': 'Choose DELETE or POST.',
  'exchange.mode': 'Choose by whom tokens are exchanged.',
  'exchange.method': 'Choose GET or POST.',
  'exchange.requestedSubject': 'Choose how the customer is named.',
  'exchange.subjectTokenType': 'Choose a type of token.',
  'exchange.requestedTokenType': 'Choose a type of token.',
};

export function errorsOf(values: FormValues): FieldErrors {
  const result = realmDraftSchema.safeParse(draftOf(values, null));
  if (result.success) return {};
  const errors: Partial<Record<FieldName, string>> = {};
  for (const issue of result.error.issues) {
    const field = issue.path.join('.');
    if (isFieldName(field)) errors[field] ??= plainer[field] ?? issue.message;
  }
  return errors;
}

export const firstBad = (errors: FieldErrors): FieldName | null =>
  fieldNames.find((field) => errors[field] !== undefined) ?? null;
