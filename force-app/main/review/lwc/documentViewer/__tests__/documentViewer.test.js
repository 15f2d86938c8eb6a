import { createElement } from 'lwc';
import DocumentViewer from 'c/documentViewer';

function show() {
  const element = createElement('c-document-viewer', { is: DocumentViewer });
  element.citations = [{ id: 't1', label: 'Law', page: 1, quote: 'law', rects: [] }];
  document.body.append(element);
  const frame = element.shadowRoot.querySelector('iframe');
  const sent = [];
  jest
    .spyOn(frame.contentWindow, 'postMessage')
    .mockImplementation((text) => sent.push(JSON.parse(text)));
  const say = (message, source = frame.contentWindow) =>
    window.dispatchEvent(
      new MessageEvent('message', {
        data: JSON.stringify({ source: 'countersign-viewer', ...message }),
        source
      })
    );
  return { element, frame, sent, say };
}

describe('c-document-viewer', () => {
  it('keeps the document in a sandbox without an origin', () => {
    expect(show().frame.getAttribute('sandbox')).toBe('allow-scripts');
  });

  it('hands the document over once the frame is ready', () => {
    const { element, sent, say } = show();
    element.content = { kind: 'pdf', base64: 'JVBERg==' };
    expect(sent).toEqual([]);
    say({ type: 'ready' });
    expect(sent[0]).toMatchObject({ type: 'open', kind: 'pdf', citations: [{ id: 't1' }] });
  });

  it('tells which passage was clicked', () => {
    const { element, say } = show();
    const heard = jest.fn();
    element.addEventListener('passage', heard);
    say({ type: 'passage', id: 't1' });
    expect(heard.mock.calls[0][0].detail).toBe('t1');
  });

  it('says on which page to look when a passage has no place in the view', async () => {
    const { element, say } = show();
    const notice = element.shadowRoot.querySelector('[role="status"]');
    say({ type: 'activated', id: 't1', passages: 0 });
    await Promise.resolve();
    expect(notice.textContent).toBe('c.Review_Passage_Not_Shown');
    say({ type: 'activated', id: 't1', passages: 2 });
    await Promise.resolve();
    expect(notice.textContent).toBe('');
  });

  it('listens to its own frame only', () => {
    const { element, say } = show();
    const heard = jest.fn();
    element.addEventListener('passage', heard);
    say({ type: 'passage', id: 't1' }, window);
    expect(heard).not.toHaveBeenCalled();
  });
});
