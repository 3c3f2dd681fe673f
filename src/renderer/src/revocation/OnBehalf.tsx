import { IconUserShare } from '@tabler/icons-react';
import type { Customer } from '../../../shared/customer';
import { customerExtra, customerTitle } from '../customers/customer-words';
import classes from './revocation.module.css';

/** Whose token is used, where it is not the client's own: in sight from the review to the report, below the realms. */
export function OnBehalf({ customer }: { readonly customer: Customer | undefined }) {
  if (!customer) return null;
  const extra = customerExtra(customer);
  return (
    <p className={classes.onBehalf}>
      <IconUserShare className={classes.onBehalfIcon} size={16} stroke={1.75} aria-hidden />
      <span>
        On behalf of <strong>{customerTitle(customer)}</strong>
        {extra && ` (${extra})`}
      </span>
    </p>
  );
}
