import { Button, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import type { Failure } from '../../../shared/failure';
import { count } from '../consents/progress-summary';
import { reasonLimits, reasonSchema, ticketSchema } from '../schemas';
import { ConfirmRealms } from './ConfirmRealms';
import { ExportPlan } from './ExportPlan';
import { FileWords } from './FileWords';
import type { Reviewed } from './plan-phase';
import classes from './revocation.module.css';
import { usePlan } from './stores';
import { useConfirmations } from './use-confirmations';
import { useInTheWay } from './use-in-the-way';

interface Props {
  readonly review: Reviewed;
  /** What is ordered, above the words that are asked for it. */
  readonly children: ReactNode;
}

interface Problems {
  readonly reason?: string | undefined;
  readonly ticket?: string | undefined;
}

interface Words {
  readonly reason: string;
  readonly ticket?: string;
}

/** Why, for which ticket, and in production: in which realm. Main asks the same again. */
export function OrderForm({ review: { plan, refusal, isBeginning }, children }: Props) {
  const begin = usePlan((state) => state.begin);
  const close = usePlan((state) => state.close);
  const [reason, setReason] = useState('');
  const [ticket, setTicket] = useState('');
  const [problems, setProblems] = useState<Problems>({});
  const reasonField = useRef<HTMLTextAreaElement>(null);
  const confirmations = useConfirmations(plan.realms.filter(({ revocable }) => revocable > 0));
  const inTheWay = useInTheWay();

  /** Null when they have to be mended first. */
  const words = (): Words | null => {
    if (plan.file) return wordsOf(plan.file);
    const why = reasonSchema.safeParse(reason);
    const forTicket = ticketSchema.safeParse(ticket);
    setProblems({ reason: problemOf(why), ticket: problemOf(forTicket) });
    if (!why.success) reasonField.current?.focus();
    if (!why.success || !forTicket.success) return null;
    return wordsOf({ reason: why.data, ticket: forTicket.data });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const said = words();
    if (said && confirmations.isReady && !inTheWay)
      void begin({ ...said, confirmations: confirmations.given });
  };

  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      <div className={classes.scroll}>
        {children}
        <div className={classes.fields}>
          {plan.file ? (
            <FileWords file={plan.file} />
          ) : (
            <div className={classes.words}>
              <Textarea
                ref={reasonField}
                label="Reason"
                description="Stands in the report and in the audit log, and goes to the realm where its API takes one."
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
            </div>
          )}
          <ConfirmRealms
            confirmations={confirmations}
            to="to revoke in production"
            problem={fieldProblem(refusal, 'typedRealmName')}
          />
          {inTheWay && <p className={classes.muted}>{inTheWay}</p>}
        </div>
      </div>
      <div className={classes.actions}>
        {/* A second operator would have to act for the same customer: such a plan is run here or not at all. */}
        {!plan.file && !plan.actingFor && <ExportPlan planId={plan.planId} words={words} />}
        {confirmations.missing && <p className={classes.missing}>{confirmations.missing}</p>}
        <Button variant="default" onClick={close} disabled={isBeginning} data-autofocus>
          Cancel
        </Button>
        <Button
          type="submit"
          className={classes.revoke}
          disabled={!confirmations.isReady || inTheWay !== null}
          loading={isBeginning}
        >
          Revoke {plan.count === 1 ? 'consent' : count(plan.revocable, 'consent')}
        </Button>
      </div>
    </form>
  );
}

const wordsOf = ({ reason, ticket }: { reason: string; ticket?: string | undefined }): Words => ({
  reason,
  ...(ticket ? { ticket } : {}),
});

const problemOf = (result: {
  success: boolean;
  error?: { issues: { message: string }[] };
}): string | undefined => result.error?.issues[0]?.message;

const fieldProblem = (refusal: Failure | null, field: string): string | undefined =>
  refusal?.field === field ? refusal.message : undefined;
