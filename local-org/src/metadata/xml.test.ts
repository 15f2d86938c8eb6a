import { parseXml } from './xml.ts';

describe('metadata XML', () => {
  it('reads entities, those given as numbers too, exactly once', () => {
    const root = parseXml('<a><b>&#39;x&#x41; &amp;lt; &lt;</b></a>', 'a.xml');
    expect(root.children[0].text).toBe("'xA &lt; <");
  });
});
