const units = ['bytes', 'KB', 'MB', 'GB'];

/** '1.2 MB', by thousands as file managers count. */
export function fileSize(bytes: number): string {
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const digits = step === 0 ? 0 : 1;
  return `${(bytes / 1000 ** step).toLocaleString('en', { maximumFractionDigits: digits })} ${units[step]}`;
}
