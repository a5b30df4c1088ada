import { type GrantSource, problemOf, type Standing } from '../../access/grants/grant.ts';
import type { GrantedLogin } from '../../access/login.ts';
import { type Html, html } from '../../fair/html/html.ts';
import { toPage } from '../../fair/html/shell.ts';
import type { KnownError } from '../../ontology/errors.ts';

/** Who is logged in in a browser, if anybody, and where to do so. */
export type Who = {
  readonly login: GrantedLogin | undefined;
  readonly loginAt: string;
  /** Ids of the datasets over which protected numbers may be asked. */
  readonly registered?: readonly string[] | undefined;
};

/** The page of who is logged in: until when, what is granted, and how to sign out. */
export function toAccountPage({ login, loginAt, registered = [] }: Who): string {
  const who = login === undefined ? html`<p>Nobody is logged in in this browser.</p>\n` : toPerson(login);
  const next =
    login === undefined
      ? html`<p><a href="${loginAt}">Log in</a></p>\n`
      : html`${signOut}<h2>Granted</h2>\n${toGrants(login.grants)}${toProblems(login, loginAt)}${toRegistered(registered)}<p><a href="graphql">Ask in GraphiQL</a></p>\n`;
  return toPage({
    title: 'Account · oncograph',
    path: '/account',
    body: html`<nav><a href="./">oncograph</a></nav>\n<h1>Account</h1>\n${who}${next}`,
  });
}

/** Over what whoever is logged in may ask for protected numbers. */
function toRegistered(datasets: readonly string[]): Html {
  if (datasets.length === 0) return html``;
  const links = datasets.map((id) => html`<li>${linkTo(id)}</li>\n`);
  return html`<h2>Protected numbers</h2>\n<p>Counts with noise may be asked over these; what is left of the budget says <code>{ me { budget { datasets days units } } }</code>.</p>\n<ul>\n${links}</ul>\n`;
}

function linkTo(dataset: string): Html {
  return html`<a href="dataset/${encodeURIComponent(dataset)}">${dataset}</a>`;
}

/** What stands above GraphiQL. */
export function toBar({ login, loginAt }: Who): string {
  const inside =
    login === undefined
      ? html`<a href="${loginAt}">Log in</a>`
      : html`<a href="account">${nameOf(login)}</a>\n${signOut}`;
  return html`<header class="who">\n${inside}\n</header>`.text;
}

/** The page of a login that came to nothing. */
export function toFaultPage({ code, message }: KnownError, loginAt: string, path: string): string {
  return toPage({
    title: 'Not logged in · oncograph',
    path,
    body: html`<h1>Not logged in</h1>\n<p>${message}</p>\n<p><code>${code}</code></p>\n<p><a href="${loginAt}">Log in</a></p>\n`,
  });
}

const signOut = html`<form method="post" action="logout"><button>Sign out</button></form>\n`;

function nameOf({ person }: GrantedLogin): string {
  return person.name ?? person.subject;
}

function toPerson(login: GrantedLogin): Html {
  const { person, until } = login;
  return html`<dl>
<dt>Logged in</dt><dd>${nameOf(login)}</dd>
<dt>Subject</dt><dd><code>${person.subject}</code> of <code>${person.issuer}</code></dd>
<dt>Until</dt><dd>${until ?? ''}</dd>
</dl>\n`;
}

/** Why the login brings less than it might. */
function toProblems({ brought }: GrantedLogin, loginAt: string): readonly Html[] {
  const refused = brought?.refused ?? [];
  if (refused.length === 0) return [];
  return [
    ...refused.map((why) => html`<p>${why}</p>\n`),
    html`<p><a href="${loginAt}">Log in again</a></p>\n`,
  ];
}

const comesBy: Readonly<Record<GrantSource, string>> = {
  GRANT: '',
  VISA: ', by a visa',
  ENTITLEMENT: ', by an entitlement',
};

function toGrants(grants: readonly Standing[]): Html {
  if (grants.length === 0)
    return html`<p>Nothing yet. The <a href="catalog">catalogue</a> says whom to ask for a dataset.</p>\n`;
  const rows = grants.map((grant) => {
    const { dataset, role, until, source } = grant;
    return html`<li>${linkTo(dataset)}, ${role.toLowerCase()}${comesBy[source]}, until ${until ?? 'it is ended'}. ${problemOf(grant) ?? ''}</li>\n`;
  });
  return html`<ul>\n${rows}</ul>\n`;
}
