// Loaded into each Playground process before its own code.
import { Server as HttpServer } from 'node:http';
import { Server } from 'node:net';

// The assistant trusts whoever speaks through a window, so only this machine may: by itself it listens to every network.
const { listen } = Server.prototype;
Server.prototype.listen = function (port, ...rest) {
  return typeof port === 'number' ? listen.call(this, port, '127.0.0.1', ...rest) : listen.call(this, port, ...rest);
};

// What came before somebody looked is kept for the first page, but sent before the page has its chats, which drops it:
// so the page's stream of messages begins a little after the answer that brings the chats.
const CHATS = '/_internal/v1/config';
const STREAM = '/_ws_conversation/';
const DRAWN = 500;
const { emit } = HttpServer.prototype;
const held = new Set();
HttpServer.prototype.emit = function (event, request, ...rest) {
  if (event === 'upgrade' && request.url.startsWith(STREAM)) {
    held.add(() => emit.call(this, event, request, ...rest));
    return true;
  }
  if (event === 'request' && request.url === CHATS)
    rest[0].once('finish', () => {
      const release = () => {
        for (const begin of held) begin();
        held.clear();
      };
      setTimeout(release, DRAWN);
    });
  return emit.call(this, event, request, ...rest);
};

// Whoever opens a window does it from the addresses that are printed.
process.env.TEAMSAPPTESTER_BROWSER = 'none';

// However the assistant ends, even if it is killed, its windows end with it.
process.on('disconnect', () => process.exit());
