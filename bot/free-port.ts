import { connect, createServer } from 'node:net';

/** Whether this machine would let us listen there: nobody answers, and nobody holds it. */
export const portIsFree = async (port: number, host: string): Promise<boolean> =>
  !(await answers(port, host)) && (await canListen(port, host));

/** Some systems let two programs hold a port, one for all addresses and one for a single one. */
const answers = (port: number, host: string): Promise<boolean> =>
  new Promise(resolve => {
    const socket = connect({ port, host: host === '0.0.0.0' ? '127.0.0.1' : host });
    const end = (answered: boolean) => {
      socket.destroy();
      resolve(answered);
    };
    socket.setTimeout(1000, () => end(false));
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });

const canListen = (port: number, host: string): Promise<boolean> =>
  new Promise(resolve => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
