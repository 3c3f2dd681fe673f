import { Button, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import type { Failure } from '../../../shared/failure';
import { confirmsRealmName } from '../../../shared/realm-terms';
import type { RevocationPlan } from '../../../shared/revocation';
import { reasonLimits, reasonSchema, ticketSchema } from '../schemas';
import classes from './revocation.module.css';
import { useRevocation } from './stores';

interface Props {
  readonly plan: RevocationPlan;
  readonly refusal: Failure | null;
}

interface Problems {
  readonly reason?: string | undefined;
  readonly ticket?: string | undefined;
}

/** Why, for which ticket, and in production: in which realm. Main asks the same again. */
export function OrderForm({ plan, refusal }: Props) {
  const run = useRevocation((state) => state.run);
  const close = useRevocation((state) => state.close);
  const [reason, setReason] = useState('');
  const [ticket, setTicket] = useState('');
  const [typedName, setTypedName] = useState('');
  const [problems, setProblems] = useState<Problems>({});
  const reasonField = useRef<HTMLTextAreaElement>(null);
  const isConfirmed = !plan.asksRealmName || confirmsRealmName({ name: plan.realmName }, typedName);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const why = reasonSchema.safeParse(reason);
    const forTicket = ticketSchema.safeParse(ticket);
    setProblems({ reason: problemOf(why), ticket: problemOf(forTicket) });
    if (!why.success) reasonField.current?.focus();
    if (!why.success || !forTicket.success || !isConfirmed) return;
    void run({
      reason: why.data,
      ...(forTicket.data === '' ? {} : { ticket: forTicket.data }),
      ...(plan.asksRealmName ? { typedRealmName: typedName } : {}),
    });
  };

  return (
    <form onSubmit={submit} noValidate>
      <div className={classes.fields}>
        <Textarea
          ref={reasonField}
          label="Reason"
          description="Stands in the report that follows, and goes to the realm where its API takes one."
          withAsterisk
          autosize
          minRows={2}
          maxRows={5}
          value={reason}
          error={problems.reason ?? fieldProblem(refusal, 'reason')}
          onChange={(event) => {
            setReason(event.currentTarget.value);
            setProblems({ ...problems, reason: undefined });
          }}
        />
        {reason.length > reasonLimits.max * 0.8 && (
          <p className={classes.muted}>
            {reason.length.toLocaleString('en')} of {reasonLimits.max.toLocaleString('en')} characters
          </p>
        )}
        <TextInput
          label="Ticket"
          placeholder="Optional, e.g. CASE-1042"
          value={ticket}
          error={problems.ticket ?? fieldProblem(refusal, 'ticket')}
          onChange={(event) => {
            setTicket(event.currentTarget.value);
            setProblems({ ...problems, ticket: undefined });
          }}
        />
        {plan.asksRealmName && (
          <TextInput
            label={
              <>
                Type <strong className={classes.toType}>{plan.realmName}</strong> to revoke in production
              </>
            }
            value={typedName}
            spellCheck={false}
            autoComplete="off"
            error={fieldProblem(refusal, 'typedRealmName')}
            onChange={(event) => setTypedName(event.currentTarget.value)}
          />
        )}
      </div>
      <div className={classes.actions}>
        <Button variant="default" onClick={close} data-autofocus>
          Cancel
        </Button>
        <Button type="submit" className={classes.revoke} disabled={!isConfirmed}>
          Revoke consent
        </Button>
      </div>
    </form>
  );
}

const problemOf = (result: {
  success: boolean;
  error?: { issues: { message: string }[] };
}): string | undefined => result.error?.issues[0]?.message;

const fieldProblem = (refusal: Failure | null, field: string): string | undefined =>
  refusal?.field === field ? refusal.message : undefined;
