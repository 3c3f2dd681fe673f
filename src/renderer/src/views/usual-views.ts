/**
 * The questions that are asked every day, offered without having been saved. They are questions alone: columns and order stay as the operator
 * has them, so that a glance at what is pending costs nobody their columns.
 */
export interface UsualView {
  readonly id: `usual ${string}`;
  readonly name: string;
  readonly query: string;
}

export const usualViews: readonly UsualView[] = [
  { id: 'usual all', name: 'All consents', query: '' },
  { id: 'usual active', name: 'Active', query: 'status:active' },
  { id: 'usual expiring', name: 'Expiring in 30 days', query: 'status:active expires:<30d' },
  { id: 'usual pending', name: 'Pending', query: 'status:pending' },
  { id: 'usual ended', name: 'Expired in effect', query: 'status:lapsed' },
];
