import { Loader } from '@mantine/core';
import { useEffect } from 'react';
import type { Customer } from '../../../shared/customer';
import options from '../components/options.module.css';
import { customerExtra, customerTitle } from './customer-words';
import classes from './customers.module.css';

/** An id may hold anything; a reference to an element may not hold a space. */
export const optionId = ({ id }: Customer): string => `customer-${encodeURIComponent(id)}`;

interface Props {
  readonly id: string;
  readonly customers: readonly Customer[];
  readonly given: Customer | undefined;
  readonly chosen: Customer | undefined;
  /** For whom a token is being asked. */
  readonly busy: Customer | null;
  readonly onPoint: (customer: Customer) => void;
  readonly onAct: (customer: Customer) => void;
}

/** Those that were found. The field above keeps the focus and names the chosen one by `aria-activedescendant`. */
export function CustomerList({ id, customers, given, chosen, busy, onPoint, onAct }: Props) {
  useEffect(() => {
    if (chosen) document.getElementById(optionId(chosen))?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div
      id={id}
      className={`${options.list} ${classes.list}`}
      role="listbox"
      aria-label="Customers"
      aria-busy={busy !== null}
    >
      {customers.map((customer) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field above keeps the focus and acts on Enter.
        // biome-ignore lint/a11y/useFocusableInteractive: an option of aria-activedescendant is never focused itself.
        <div
          key={customer.id}
          id={optionId(customer)}
          className={`${options.option} ${classes.option}`}
          role="option"
          aria-selected={customer.id === chosen?.id}
          onPointerMove={() => onPoint(customer)}
          onClick={() => onAct(customer)}
        >
          <span className={classes.who}>
            <span className={classes.customerName} title={customerTitle(customer)}>
              {customerTitle(customer)}
            </span>
            <span className={classes.extra} title={customerExtra(customer)}>
              {customerExtra(customer)}
            </span>
          </span>
          {customer.id === given?.id && <span className={classes.given}>of the open consent</span>}
          {busy?.id === customer.id ? (
            <Loader size={16} />
          ) : (
            customer.id !== customerTitle(customer) && (
              <code className={classes.id} title={customer.id}>
                {customer.id}
              </code>
            )
          )}
        </div>
      ))}
    </div>
  );
}
