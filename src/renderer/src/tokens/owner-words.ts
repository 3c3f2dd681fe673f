import type { TokenView } from '../../../shared/token';

/** Whom a token is for: what it is called, and by what its owner is known besides. */
export function ownerWords({ owner }: Pick<TokenView, 'owner'>): { title: string; detail: string } {
  if (owner.kind === 'client') return { title: 'Client token', detail: owner.clientId };
  const { id, email, name } = owner.customer;
  const [called = id, ...rest] = [name, email, id].filter((part) => part !== '');
  return { title: `User-context token for ${called}`, detail: rest.join(' · ') };
}
