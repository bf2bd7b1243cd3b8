// No call may leave this machine, whatever address a client has built in: a client that ignores the address it was
// given (some methods do) must fail here and not reach a real exchange.
import net from 'node:net';

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);
const connect = net.Socket.prototype.connect;

net.Socket.prototype.connect = function guarded(...args) {
  const options = Array.isArray(args[0]) ? args[0][0] : args[0];
  const host = typeof options === 'object' && options !== null ? options.host ?? options.path : args[1];
  if (!LOOPBACK.has(String(host))) {
    throw new Error(`blocked: a client tried to reach ${host}; only loopback is allowed here`);
  }
  return connect.apply(this, args);
};
