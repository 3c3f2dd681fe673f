/** What the operator is told, once, when a file was not as it should be. */
import type { Notice } from '../../shared/app-status';

/** What the app goes on with. */
type Source = 'copy' | 'empty';

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const goesOn: Record<Source, string> = {
  copy: 'The last good copy is used instead.',
  empty: 'There is no earlier copy, so the app starts with none.',
};

export const notices = {
  setAside: (label: string, file: string, aside: string, source: Source): Notice => ({
    title: `${upper(label)} file damaged`,
    text: `${file} could not be read. It was kept as ${aside}. ${goesOn[source]}`,
  }),
  newer: (label: string, file: string, aside: string, source: Source): Notice => ({
    title: `${upper(label)} of a newer version`,
    text:
      `${file} was written by a newer version of this app. A copy was kept as ${aside}. ${goesOn[source]} ` +
      `Your next change is saved in this version's form; to go back, install the newer version and rename the copy to ${file}.`,
  }),
  missing: (label: string, file: string): Notice => ({
    title: `${upper(label)} file missing`,
    text: `${file} was not there. ${goesOn.copy}`,
  }),
  stuck: (label: string, file: string): Notice => ({
    title: `${upper(label)} file cannot be used`,
    text: `${file} can neither be used nor set aside, so it is left alone and changes cannot be saved. Check its rights and start again.`,
  }),
  notWritable: (label: string, folder: string): Notice => ({
    title: `${upper(label)} cannot be saved`,
    text: `The folder ${folder} cannot be written to. The app works with what it has; changes cannot be saved until that is mended.`,
  }),
};
