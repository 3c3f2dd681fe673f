/** Reads a file of profiles and refuses what is not one, holds a secret, or could not be a realm here. Each refusal says where and what to do. */
import type { z } from 'zod';
import { type FailureError, fail } from '../../../shared/failure';
import { noSuchFile } from '../../storage/chosen-text';
import {
  profileFileFormat,
  profileFileKind,
  profileFileSchema,
  profileFileVersion,
  type SharedProfile,
} from './profile-file-schema';
import { refuseSecrets } from './secret-in-file';

/** `known`: secrets of this computer, see `refuseSecrets`. @throws Failure `invalid-input`. */
export function readProfileFile(text: string, known: readonly string[]): SharedProfile[] {
  const json = parse(text);
  // First, so that a secret is told of even where the file is of no use.
  refuseSecrets(json, known);
  refuseOtherKinds(json);
  const file = profileFileSchema.safeParse(json);
  if (!file.success) throw damaged(file.error);
  refuseTwice(file.data.realms);
  return file.data.realms;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw noSuchFile('is not JSON', profileFileKind);
  }
}

function refuseOtherKinds(json: unknown): void {
  const { format, version } = (typeof json === 'object' && json !== null ? json : {}) as Record<
    string,
    unknown
  >;
  if (format !== profileFileFormat) throw noSuchFile('was not written by this app', profileFileKind);
  if (typeof version === 'number' && version > profileFileVersion)
    throw refused(
      'It was written by a newer version of this app.',
      'Update this app, then open the file again.',
    );
}

/** Two realms of one id, or of one name: which of them is meant, nobody can say. */
function refuseTwice(realms: readonly SharedProfile[]): void {
  for (const key of ['id', 'name'] as const) {
    const seen = new Set<string>();
    for (const realm of realms) {
      const value = realm[key].toLowerCase();
      if (seen.has(value))
        throw refused(
          `Two realms of it have the ${key} ‘${realm[key].slice(0, 80)}’.`,
          'Ask for the file as this app wrote it.',
        );
      seen.add(value);
    }
  }
}

function damaged({ issues }: z.ZodError): FailureError {
  const [issue] = issues;
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const path = [...(issue?.path ?? []), ...unknown].map(String).join('.').slice(0, 200) || 'the file';
  const why = issue?.code === 'custom' || issue?.code === 'too_small' ? ` ${issue.message}` : '';
  return refused(
    `It is damaged or was edited: ‘${path}’ is not what it should be.${why}`,
    'Mend that place, or ask for the file as this app wrote it.',
  );
}

const refused = (message: string, hint: string): FailureError =>
  fail('invalid-input', `This file cannot be used. ${message} Nothing was opened.`, hint);
