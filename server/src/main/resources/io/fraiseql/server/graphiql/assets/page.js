'use strict';

// GraphiQL, and above it a switch between the identities of a demonstration. A server that is none has no such list, and
// whoever asks it puts the Authorization header into GraphiQL's header editor.
(async () => {
  const remembered = 'fraiseql.identity';
  const root = ReactDOM.createRoot(document.getElementById('graphiql'));
  const identities = await fetch('/graphiql/tenants.json')
    .then((response) => (response.ok ? response.json() : []))
    .catch(() => []);

  // The key makes a new GraphiQL of a new identity: no answer of one tenant stays on the screen of another.
  const show = (identity) =>
    root.render(
      React.createElement(GraphiQL, {
        key: identity?.name ?? '',
        fetcher: GraphiQL.createFetcher({
          url: '/graphql',
          headers: identity ? { Authorization: `Bearer ${identity.token}` } : {},
        }),
        defaultEditorToolsVisibility: identity ? false : 'headers',
        defaultQuery: '# Ctrl-Space completes, Ctrl-Enter runs.\n{\n  __typename\n}\n',
      }),
    );

  if (identities.length === 0) {
    show(undefined);
    return;
  }
  const select = document.getElementById('tenant');
  for (const identity of identities) {
    select.add(new Option(identity.name, identity.name));
  }
  const chosen = () => identities.find((identity) => identity.name === select.value);
  select.value = sessionStorage.getItem(remembered) ?? identities[0].name;
  if (!chosen()) {
    select.value = identities[0].name;
  }
  select.addEventListener('change', () => {
    sessionStorage.setItem(remembered, select.value);
    show(chosen());
  });
  document.getElementById('identity').hidden = false;
  show(chosen());
})();
