// Loaded into each Playground process before its own code.
import { Server } from 'node:net';

// The assistant trusts whoever speaks through a window, so only this machine may: by itself it listens to every network.
const { listen } = Server.prototype;
Server.prototype.listen = function (port, ...rest) {
  return typeof port === 'number' ? listen.call(this, port, '127.0.0.1', ...rest) : listen.call(this, port, ...rest);
};

// Whoever opens a window does it from the addresses that are printed.
process.env.TEAMSAPPTESTER_BROWSER = 'none';

// However the assistant ends, even if it is killed, its windows end with it.
process.on('disconnect', () => process.exit());
