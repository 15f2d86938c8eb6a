import { runInThisContext } from 'node:vm';
import { isApexException } from '../../values/exception.ts';
import { toApexException } from './support.ts';

function thrownBy(body: () => unknown): unknown {
  try {
    return body();
  } catch (error) {
    return toApexException(error);
  }
}

describe('a null that is asked for a member', () => {
  it('is a NullPointerException in the code of a project', () => {
    const script = runInThisContext('() => null.member', {
      filename: 'apex:Demo'
    }) as () => unknown;
    expect(thrownBy(script)).toMatchObject({ apexType: 'System.NullPointerException' });
  });

  it('is a mistake of local-org in its own code, which no Apex can catch', () => {
    const engine = (record: { name: string } | null): unknown => record!.name;
    const error = thrownBy(() => engine(null));
    expect(isApexException(error)).toBe(false);
    expect(error).toMatchObject({ name: 'InternalError' });
  });
});
