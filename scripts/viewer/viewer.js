// The document viewer of the review panel. It runs in <iframe sandbox="allow-scripts">: an opaque
// origin without fetch, modules or workers, so pdf.js is bundled in and works on this thread, and
// everything arrives by postMessage. See docs/adr for why.
import { getDocument, GlobalWorkerOptions, TextLayer } from 'pdfjs-legacy/pdf';
import { WorkerMessageHandler } from 'pdfjs-legacy/worker';
import { findQuote } from './find-quote.js';

globalThis.pdfjsWorker = { WorkerMessageHandler };
GlobalWorkerOptions.workerSrc = 'inline';

const byId = (id) => document.getElementById(id);
const host = byId('pages');
const send = (type, extra) =>
  parent.postMessage(JSON.stringify({ source: 'countersign-viewer', type, ...extra }), '*');

let pdf = null;
let kind = 'pdf';
let citations = [];
let activeId = null;
let zoom = 1;
let pages = [];
const visible = new IntersectionObserver(
  (entries) =>
    entries.filter((entry) => entry.isIntersecting).forEach((entry) => paint(entry.target)),
  { root: host, rootMargin: '600px 0px' }
);

const bytesOf = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

function fitScale(width) {
  return Math.min(2, Math.max(0.4, (host.clientWidth - 24) / width)) * zoom;
}

async function openPdf(base64) {
  pdf = await getDocument({
    data: bytesOf(base64),
    useWorkerFetch: false,
    isEvalSupported: false,
    useWasm: false,
    enableXfa: false
  }).promise;
  pages = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    pages.push({ number, page, width, height });
  }
}

function layoutPdf() {
  visible.disconnect();
  host.textContent = '';
  for (const entry of pages) {
    const scale = fitScale(entry.width);
    const element = document.createElement('div');
    element.className = 'page';
    element.dataset.page = entry.number;
    element.style.width = `${entry.width * scale}px`;
    element.style.height = `${entry.height * scale}px`;
    element.style.setProperty('--total-scale-factor', scale);
    element.style.setProperty('--scale-factor', scale);
    entry.element = element;
    entry.scale = scale;
    entry.painted = false;
    host.append(element);
    visible.observe(element);
  }
  drawRectangles();
  byId('scale').textContent = `${Math.round(zoom * 100)}%`;
  showPosition();
}

async function paint(element) {
  const entry = pages[Number(element.dataset.page) - 1];
  if (kind !== 'pdf' || !entry || entry.painted) return;
  entry.painted = true;
  const { page, scale } = entry;
  const viewport = page.getViewport({ scale });
  const ratio = Math.min(globalThis.devicePixelRatio || 1, 2);
  const canvas = document.createElement('canvas');
  canvas.width = Math.floor(viewport.width * ratio);
  canvas.height = Math.floor(viewport.height * ratio);
  element.prepend(canvas);
  await page.render({
    canvas,
    canvasContext: canvas.getContext('2d'),
    viewport,
    transform: ratio === 1 ? null : [ratio, 0, 0, ratio, 0, 0]
  }).promise;
  const container = document.createElement('div');
  container.className = 'textLayer';
  element.append(container);
  await new TextLayer({
    textContentSource: await page.getTextContent(),
    container,
    viewport
  }).render();
  send('painted', { page: entry.number });
}

/** A span, not a button element: a passage in running text has to break over lines like the text. */
function citationButton(citation) {
  const element = document.createElement('span');
  element.className = 'cite';
  element.dataset.id = citation.id;
  element.tabIndex = 0;
  element.setAttribute('role', 'button');
  element.setAttribute('aria-label', `Passage of ${citation.label}`);
  element.title = citation.label;
  const choose = () => {
    activate(citation.id, false);
    send('passage', { id: citation.id });
  };
  element.addEventListener('click', choose);
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    choose();
  });
  return element;
}

function drawRectangles() {
  host.querySelectorAll('.page:not(.text) .cite').forEach((element) => element.remove());
  // long passages first, so that a short one inside it stays on top and can be clicked
  const byLength = [...citations].sort((a, b) => b.quote.length - a.quote.length);
  for (const citation of byLength) {
    for (const rect of citation.rects) {
      const entry = pages[rect.page - 1];
      if (!entry?.element) continue;
      const button = citationButton(citation);
      Object.assign(button.style, {
        left: `${rect.x * entry.scale}px`,
        top: `${rect.y * entry.scale}px`,
        width: `${rect.width * entry.scale}px`,
        height: `${rect.height * entry.scale}px`
      });
      entry.element.append(button);
    }
  }
}

/** Where the quotes of the citations stand, page by page; a quote may run on to the next page. */
function passages() {
  const found = [];
  for (const citation of citations) {
    const at = pages.findIndex(({ number }) => number === citation.page);
    if (at < 0) continue;
    const first = pages[at].text;
    const here = findQuote(first, citation.quote);
    if (here) {
      found.push({ citation, page: at, ...here });
      continue;
    }
    const next = pages[at + 1]?.text ?? '';
    const across = findQuote(`${first}\n${next}`, citation.quote);
    if (!across) continue;
    found.push({ citation, page: at, start: across.start, end: first.length });
    found.push({ citation, page: at + 1, start: 0, end: across.end - first.length - 1 });
  }
  return found;
}

/** One button for a stretch of text that belongs to one or more citations; a click means the shortest. */
function stretchButton(text, members) {
  const [closest] = [...members].sort((a, b) => a.end - a.start - (b.end - b.start));
  const button = citationButton(closest.citation);
  button.dataset.id = members.map(({ citation }) => citation.id).join(' ');
  button.append(text);
  return button;
}

/** Text pages (DOCX, very large PDFs): text nodes only, never markup from the document. */
function layoutText() {
  host.textContent = '';
  const all = passages();
  pages.forEach((entry, index) => {
    const element = document.createElement('div');
    element.className = 'page text';
    element.dataset.page = entry.number;
    entry.element = element;
    const here = all.filter(({ page }) => page === index);
    const edges = here.flatMap(({ start, end }) => [start, end]);
    const cuts = [...new Set([0, ...edges, entry.text.length])].sort((a, b) => a - b);
    for (let cut = 0; cut + 1 < cuts.length; cut++) {
      const [from, to] = [cuts[cut], cuts[cut + 1]];
      const members = here.filter(({ start, end }) => start <= from && end >= to);
      const text = entry.text.slice(from, to);
      element.append(members.length ? stretchButton(text, members) : text);
    }
    host.append(element);
  });
  byId('scale').textContent = `${Math.round(zoom * 100)}%`;
  host.style.fontSize = `${13 * zoom}px`;
  showPosition();
}

const layout = () => (kind === 'pdf' ? layoutPdf() : layoutText());

function activate(id, scroll) {
  activeId = id;
  host.querySelectorAll('.cite.active').forEach((element) => element.classList.remove('active'));
  if (!id) return;
  const hits = host.querySelectorAll(`.cite[data-id~="${CSS.escape(id)}"]`);
  hits.forEach((element) => element.classList.add('active'));
  const citation = citations.find((item) => item.id === id);
  const target = hits[0] ?? pages[(citation?.page ?? 0) - 1]?.element;
  if (scroll && target) scrollTo(target, true);
  send('activated', { id, passages: hits.length });
}

/** Scrolls inside this frame only: scrollIntoView would move the page around it too. */
function scrollTo(element, isCentred) {
  const top =
    element.getBoundingClientRect().top - host.getBoundingClientRect().top + host.scrollTop;
  const space = isCentred ? (host.clientHeight - element.offsetHeight) / 2 : 8;
  host.scrollTop = Math.max(0, top - space);
}

function currentPage() {
  const middle = host.scrollTop + host.clientHeight / 2;
  let current = 1;
  for (const entry of pages) {
    if (entry.element.offsetTop <= middle) current = entry.number;
  }
  return current;
}

function showPosition() {
  byId('position').textContent = pages.length ? `Page ${currentPage()} of ${pages.length}` : '';
}

function turn(step) {
  const target = pages[Math.min(pages.length, Math.max(1, currentPage() + step)) - 1];
  if (target) scrollTo(target.element, false);
}

/** Lays the pages out again and keeps the place that was being read. */
function setZoom(value) {
  const place = host.scrollTop / host.scrollHeight;
  zoom = Math.min(3, Math.max(0.5, value));
  layout();
  host.scrollTop = place * host.scrollHeight;
  activate(activeId, false);
}

async function open(message) {
  const started = performance.now();
  kind = message.kind;
  citations = message.citations ?? [];
  if (kind === 'pdf') {
    await openPdf(message.base64);
  } else {
    pages = message.pages.map(({ page, text }) => ({ number: page, text }));
  }
  byId('toolbar').hidden = false;
  layout();
  activate(activeId, true);
  send('opened', { pages: pages.length, milliseconds: Math.round(performance.now() - started) });
}

function fail(error) {
  const notice = document.createElement('p');
  notice.className = 'notice';
  notice.setAttribute('role', 'alert');
  notice.textContent = 'This document cannot be shown. Download the file to look at it.';
  host.replaceChildren(notice);
  send('error', { message: String(error?.message ?? error) });
}

globalThis.addEventListener('message', (event) => {
  if (event.source !== parent || typeof event.data !== 'string') return;
  const message = JSON.parse(event.data);
  if (message.target !== 'countersign-viewer') return;
  if (message.type === 'open') open(message).catch(fail);
  if (message.type === 'cite') {
    citations = message.citations;
    layout();
    activate(activeId, false);
  }
  if (message.type === 'activate') {
    activeId = message.id;
    if (pages.length) activate(activeId, true);
  }
});
byId('previous').addEventListener('click', () => turn(-1));
byId('next').addEventListener('click', () => turn(1));
byId('smaller').addEventListener('click', () => setZoom(zoom / 1.2));
byId('larger').addEventListener('click', () => setZoom(zoom * 1.2));
byId('fit').addEventListener('click', () => setZoom(1));
host.addEventListener('scroll', showPosition, { passive: true });
let width = host.clientWidth;
let resizing;
new ResizeObserver(() => {
  if (host.clientWidth === width) return;
  width = host.clientWidth;
  clearTimeout(resizing);
  resizing = setTimeout(() => pages.length && kind === 'pdf' && setZoom(zoom), 150);
}).observe(host);
send('ready', {});
