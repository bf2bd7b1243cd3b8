import { useState } from 'preact/hooks';
import type { ControlAnswer } from '../contract';
import { post, SilentError } from '../data/server';
import { createStore, useStore } from '../data/store';
import { refresh } from '../data/stream';
import { Dialog } from './dialog';

/** A change that a person must confirm, and whose result is shown in words. */
export interface Question {
  title: string;
  consequences: string[];
  verb: string;
  path: string;
  body: Record<string, string>;
  /** Whether to ask for a reason, which goes into the log. */
  reason: boolean;
  danger: boolean;
  done: string;
  /** The command that does the same in a terminal, if the bot does not answer. */
  command: string;
}

const shown = createStore<{ question: Question | null }>({ question: null });

export function ask(question: Question): void {
  shown.set({ question });
}

type Result = { kind: 'open' | 'sent' } | { kind: 'done'; failures: string[] } | { kind: 'failed'; why: string };

function failuresOf(answer: ControlAnswer): string[] {
  return Array.isArray(answer.failures) ? answer.failures.map(String) : [];
}

export function Confirmation() {
  const question = useStore(shown, state => state.question);
  return question && <QuestionDialog key={question.title} question={question} />;
}

function QuestionDialog({ question }: { question: Question }) {
  const [result, setResult] = useState<Result>({ kind: 'open' });
  const close = () => shown.set({ question: null });
  const send = async (form: HTMLFormElement) => {
    const reason = String(new FormData(form).get('reason') ?? '').trim();
    setResult({ kind: 'sent' });
    try {
      const body = reason === '' ? question.body : { ...question.body, reason };
      setResult({ kind: 'done', failures: failuresOf(await post(question.path, body)) });
    } catch (failed) {
      const terminal = failed instanceof SilentError ? ` In a terminal: ${question.command}` : '';
      setResult({ kind: 'failed', why: (failed as Error).message + terminal });
    }
    void refresh();
  };
  const isOpen = result.kind === 'open' || result.kind === 'sent';
  return (
    <Dialog title={question.title} onClose={close} danger={question.danger}>
      {isOpen ? (
        <form
          onSubmit={event => {
            event.preventDefault();
            void send(event.currentTarget);
          }}
        >
          <ul>
            {question.consequences.map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          {question.reason && (
            <label class="field">
              Reason, for the log (optional)
              <input name="reason" maxLength={200} autoComplete="off" />
            </label>
          )}
          <div class="buttons">
            <button type="button" autoFocus onClick={close}>
              Cancel
            </button>
            <button type="submit" class={question.danger ? 'danger' : 'primary'} disabled={result.kind === 'sent'}>
              {result.kind === 'sent' ? 'Sent…' : question.verb}
            </button>
          </div>
        </form>
      ) : (
        <Outcome question={question} result={result} close={close} />
      )}
    </Dialog>
  );
}

function Outcome({ question, result, close }: { question: Question; result: Result; close: () => void }) {
  const failures = result.kind === 'done' ? result.failures : [];
  return (
    <>
      <div class="outcome" role="status">
        {result.kind === 'failed' && <p class="problem">It was not done: {result.why}</p>}
        {result.kind === 'done' && failures.length === 0 && <p class="success">{question.done}</p>}
        {failures.length > 0 && (
          <>
            <p class="problem">It was done, with failures:</p>
            <ul>
              {failures.map(line => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </>
        )}
      </div>
      <div class="buttons">
        <button type="button" class="primary" autoFocus onClick={close}>
          Close
        </button>
      </div>
    </>
  );
}
