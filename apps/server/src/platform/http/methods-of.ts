import type { Method, Route } from './route.ts';

/** Tells which methods exist at an address, so that a wrong method is answered 405 and not 404. */
export function methodsOf(routes: readonly Route[]): (target: string) => Method[] {
  const patterns = routes.map((route) => ({ method: route.method, pattern: patternOf(route.path) }));
  return (target) => {
    const [path = ''] = target.split('?', 1);
    return patterns.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
  };
}

function patternOf(path: string): RegExp {
  const segments = path
    .split('/')
    .map((segment) => (segment.startsWith(':') ? '[^/]+' : segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
  return new RegExp(`^${segments.join('/')}/?$`);
}
