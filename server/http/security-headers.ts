import type { FastifyInstance } from 'fastify';

/** What pages may load: nothing but what comes from here, and no code or style that stands in a page. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Abilities of browsers that no page here asks for. */
const denied = ['camera', 'display-capture', 'geolocation', 'microphone', 'payment', 'usb'];

/** What browsers are told of every answer. https://owasp.org/www-project-secure-headers/ */
export function addSecurityHeaders(app: FastifyInstance): void {
  const headers = {
    'content-security-policy': contentSecurityPolicy,
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': denied.map((ability) => `${ability}=()`).join(', '),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  };
  app.addHook('onRequest', async (_request, reply) => void reply.headers(headers));
}
