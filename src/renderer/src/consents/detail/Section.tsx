import { Skeleton } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './detail.module.css';

/** One question of 'who, what, why, how long'. */
export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h3 id={id} className={classes.sectionTitle}>
        {title}
      </h3>
      {children}
    </section>
  );
}

export function Facts({ children }: { readonly children: ReactNode }) {
  return <dl className={classes.facts}>{children}</dl>;
}

export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className={classes.name}>{name}</dt>
      <dd className={classes.value}>{children}</dd>
    </>
  );
}

/** What only the record knows: shown when it has been read, and until then that it is on its way, or that it is not. */
export function FromRecord<T>(props: {
  readonly record: T | null;
  readonly isReading: boolean;
  readonly children: (record: T) => ReactNode;
}) {
  if (props.record !== null) return props.children(props.record);
  if (props.isReading) return <Skeleton height={10} width="60%" className={classes.wait} />;
  return <span className={classes.none}>Not read</span>;
}

export const NotStated = () => <span className={classes.none}>Not stated</span>;
