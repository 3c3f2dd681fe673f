import { fold } from '../../../../shared/fold';

export { fold };

/** As texts of rows are searched: their line ends are spaces, since a line end stands between two texts. */
export const foldLine = (text: string): string => fold(text).replaceAll('\n', ' ');
