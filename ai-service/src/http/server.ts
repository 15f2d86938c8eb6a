/** The HTTP server: one port, bounded times, and an end that lets running requests finish. */
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HttpServer {
  port: number;
  close(patienceMilliseconds: number): Promise<void>;
}

export async function listen(
  handler: RequestListener,
  host: string,
  port: number
): Promise<HttpServer> {
  const server = createServer(
    { requestTimeout: 300_000, headersTimeout: 30_000, keepAliveTimeout: 65_000 },
    handler
  );
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new Error(
      `Port ${port} on ${host} is taken. Stop what uses it or choose another with PORT.`
    );
  }
  return {
    port: (server.address() as AddressInfo).port,
    close: async (patienceMilliseconds) => {
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      const timer = setTimeout(() => server.closeAllConnections(), patienceMilliseconds);
      await closed;
      clearTimeout(timer);
    }
  };
}
