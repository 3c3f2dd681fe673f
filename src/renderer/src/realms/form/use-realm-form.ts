import { useEffect, useRef, useState } from 'react';
import type { Failure } from '../../../../shared/failure';
import type { RealmProfile } from '../../../../shared/realm';
import { errorsOf, firstBad } from './form-errors';
import {
  type FieldErrors,
  type FieldName,
  type FormValues,
  isFieldName,
  sameValues,
  valuesOf,
  without,
} from './form-values';

export const fieldId = (field: FieldName): string => `realm-${field.replace('.', '-')}`;

/** What is typed, and what is wrong with it. A field is judged when it is left, on submit, and from then on at every key. */
export function useRealmForm(profile: RealmProfile | null) {
  const initial = useRef(valuesOf(profile));
  const [values, setValues] = useState<FormValues>(initial.current);
  const [found, setFound] = useState<FieldErrors>({});
  /** What main said of a field stands until the field is changed or all is submitted again: no schema knows of it. */
  const [told, setTold] = useState<FieldErrors>({});
  const [focus, setFocus] = useState<{ readonly field: FieldName } | null>(null);

  // After the render, so that a folded part of the form has opened.
  useEffect(() => {
    if (focus) document.getElementById(fieldId(focus.field))?.focus();
  }, [focus]);

  const errors: FieldErrors = { ...found, ...told };
  const judge = (field: FieldName, next: FormValues) =>
    setFound((known) => ({ ...known, [field]: errorsOf(next)[field] }));

  return {
    values,
    errors,
    dirty: !sameValues(values, initial.current),
    change(field: FieldName, value: string) {
      const next = { ...values, [field]: value };
      setValues(next);
      if (errors[field] !== undefined) judge(field, next);
      setTold((known) => without(known, field));
    },
    leave: (field: FieldName) => judge(field, values),
    /** Whether all is well; if not, says what, and goes there. */
    check(): boolean {
      const bad = errorsOf(values);
      setFound(bad);
      setTold({});
      const field = firstBad(bad);
      if (field) setFocus({ field });
      return field === null;
    },
    /** Puts a failure of main under the field it names; false when it names none of ours. */
    place({ field, message, hint }: Failure): boolean {
      if (!isFieldName(field)) return false;
      setTold((known) => ({ ...known, [field]: `${message} ${hint}` }));
      setFocus({ field });
      return true;
    },
  };
}

export type RealmFormState = ReturnType<typeof useRealmForm>;
