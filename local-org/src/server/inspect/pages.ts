/** The developer's pages: e-mails, notifications, jobs, and the log of the last transactions. */
import type { Inspection } from '../../org/inspect.ts';
import { html, type Html } from './html.ts';
import { empty, table, time } from './layout.ts';

type Message = Inspection['messages'][number];

export function outboxPage({ messages }: Inspection): Html {
  const mails = messages.filter(({ message }) => message.kind === 'email');
  const rows = mails.map(({ number, sentAt, sender, recipients, message }) => {
    const subject = message.kind === 'email' ? message.subject : null;
    return html`<tr>
      <td class="time">${time(sentAt)}</td>
      <td>${recipients.join(', ')}</td>
      <td><a href="/local-org/outbox/${number}">${subject ?? '(no subject)'}</a></td>
      <td>${sender}</td>
    </tr>`;
  });
  return html`<h1>E-mails</h1>
    <p class="hint">What Apex and flows sent. Nothing leaves this machine.</p>
    ${
      rows.length > 0
        ? table(['Sent', 'To', 'Subject', 'By'], rows)
        : empty('No e-mail was sent yet.')
    }`;
}

export function mailPage({ messages }: Inspection, number: number): Html | null {
  const found = messages.find((sent) => sent.number === number);
  if (!found || found.message.kind !== 'email') return null;
  const {
    subject,
    text,
    html: markup,
    to,
    cc,
    bcc = [],
    senderName,
    senderAddress,
    replyTo
  } = found.message;
  const files = found.message.attachments ?? [];
  const fields: [string, Html | string][] = [
    ['Sent', time(found.sentAt)],
    ['By', senderName ? `${senderName} (${found.sender})` : found.sender],
    ['From', senderAddress ?? ''],
    ['Reply to', replyTo ?? ''],
    ['To', to.join(', ')],
    ['Cc', cc.join(', ')],
    ['Bcc', bcc.join(', ')],
    ['Files', files.map(({ name, bytes }) => `${name} (${bytes} bytes)`).join(', ')],
    ['About', about(found)]
  ];
  const shown = fields.filter(([, value]) => value !== '');
  const list = shown.map(
    ([name, value]) =>
      html`<dt>${name}</dt>
        <dd>${value}</dd>`
  );
  return html`<p><a href="/local-org/outbox">All e-mails</a></p>
    <h1>${subject ?? '(no subject)'}</h1>
    <div class="card">
      <dl>${list}</dl>
      ${markup === null ? '' : frame(markup)}${
        text === null
          ? ''
          : html`<section class="body">
              <h2>Text</h2>
              <pre>${text}</pre>
            </section>`
      }
    </div>`;
}

/** Markup of a mail is shown where it can neither run nor load anything, nor reach the page around it. */
function frame(markup: string): Html {
  return html`<iframe title="The mail as HTML" sandbox="" srcdoc="${markup}"></iframe>`;
}

function about(sent: Message): Html {
  if (!sent.about) return html`nothing`;
  const { object, id } = sent.about;
  return html`<a href="/lightning/r/${encodeURIComponent(object)}/${encodeURIComponent(id)}/view"
    >${object} ${id}</a
  >`;
}

export function notificationsPage({ messages }: Inspection): Html {
  const rows = messages.flatMap((sent) => {
    const { message } = sent;
    if (message.kind !== 'notification') return [];
    return [
      html`<tr>
        <td class="time">${time(sent.sentAt)}</td>
        <td>${sent.recipients.join(', ')}</td>
        <td><strong>${message.title}</strong><br />${message.body}</td>
        <td>${about(sent)}</td>
      </tr>`
    ];
  });
  return html`<h1>Notifications</h1>
    <p class="hint">Custom notifications of Apex and flows.</p>
    ${
      rows.length > 0
        ? table(['Sent', 'To', 'What it says', 'About'], rows)
        : empty('No notification was sent yet.')
    }`;
}

const TONES: Record<string, string> = { Completed: 'good', Failed: 'bad', Aborted: 'bad' };

function badge(status: string): Html {
  return html`<span class="badge ${TONES[status] ?? 'busy'}">${status}</span>`;
}

export function jobsPage({ jobs, schedules }: Inspection): Html {
  const rows = jobs.map(
    (job) =>
      html`<tr>
        <td class="time">${time(job.createdAt)}</td>
        <td>${job.what}<br /><small>${job.id}</small></td>
        <td>${job.type}</td>
        <td>${badge(job.status)} ${job.progress}</td>
        <td>${job.createdBy}</td>
        <td>${job.error === null ? '' : html`<pre>${job.error}</pre>`}</td>
      </tr>`
  );
  const planned = schedules.map(
    (entry) =>
      html`<tr>
        <td>${entry.name}</td>
        <td><code>${entry.cron}</code></td>
        <td>${entry.state}</td>
        <td class="time">
          ${entry.nextFireTime === null ? 'never again' : time(entry.nextFireTime)}
        </td>
        <td>${entry.timesTriggered}</td>
      </tr>`
  );
  return html`<h1>Jobs</h1>
    <p class="hint">Apex that runs after its transaction, newest first.</p>
    ${
      rows.length > 0
        ? table(['Started', 'What', 'Kind', 'State', 'By', 'Error'], rows)
        : empty('No job was started yet.')
    }
    <h2>Scheduled</h2>
    ${
      planned.length > 0
        ? table(['Name', 'Cron expression', 'State', 'Next', 'Times'], planned)
        : empty('Nothing is scheduled.')
    }`;
}

export function logPage({ transactions }: Inspection): Html {
  const entries = transactions.map((entry) => {
    const state =
      entry.failure === null
        ? html`<span class="badge good">Committed</span>`
        : html`<span class="badge bad">Undone</span>`;
    const used = entry.usage.map(
      ({ limit, used: count, maximum }) => `${limit} ${count}/${maximum}`
    );
    return html`<details>
      <summary>
        <span>${time(entry.startedAt)}</span>${state}<span class="fill">${entry.label}</span
        ><span>${entry.user}</span><span>${entry.milliseconds} ms</span>
      </summary>
      <div class="in">
        ${entry.failure === null ? '' : html`<pre>${entry.failure}</pre>`}
        <pre>${entry.lines.length > 0 ? entry.lines.join('\n') : 'No debug lines.'}</pre>
        <div>Limits: ${used.join(', ')}</div>
      </div>
    </details>`;
  });
  return html`<h1>Debug log</h1>
    <p class="hint">
      The last transactions that changed or logged something, newest first: debug lines, limits, and
      what ended them. They are gone when the org restarts.
    </p>
    ${
      entries.length > 0
        ? html`<div class="card">${entries}</div>`
        : empty('No transaction ran yet.')
    }`;
}
