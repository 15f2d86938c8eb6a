import { lockFolder } from './folder-lock.ts';

describe('the lock of a data folder', () => {
  it('is held by one at a time, however the folder is written', async () => {
    const lock = await lockFolder('/tmp/countersign-lock-test');
    await expect(lockFolder('/tmp/x/../countersign-lock-test')).rejects.toThrow(
      new RegExp(`in use by another ai-service \\(process ${process.pid}\\)`)
    );
    await lock.release();
    const again = await lockFolder('/tmp/countersign-lock-test');
    await again.release();
  });

  it('of another folder is free', async () => {
    const locks = [await lockFolder('/tmp/countersign-a'), await lockFolder('/tmp/countersign-b')];
    for (const lock of locks) await lock.release();
  });
});
