/** Permission codes, put together by what they let somebody see. */
export interface PermissionGroup {
  readonly title: string;
  readonly codes: readonly string[];
}

export function describePermissions(codes: readonly string[]): PermissionGroup[] {
  const groups = new Map<string, string[]>();
  for (const code of codes) {
    const title = words(code);
    groups.set(title, [...(groups.get(title) ?? []), code]);
  }
  return [...groups].map(([title, grouped]) => ({ title, codes: grouped }));
}

const words = (code: string): string => {
  const plain = code
    .replace(/^(bank|common|energy):|:read$/g, '')
    .replace(/^Read/, '')
    .replace(/(Basic|Detail|Credits|Debits)$/, '')
    .replace(/\.(basic|detail)$/, '')
    .replace(/_/g, ' ')
    .replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);
  return plain.charAt(0).toUpperCase() + plain.slice(1);
};
