// PostGraphile as its own documentation sets it up for a tenant that comes from a header: pgSettings, and nothing that is for development.
import { createServer } from "node:http";
import { postgraphile } from "postgraphile";
import { makePgService } from "postgraphile/adaptors/pg";
import { grafserv } from "postgraphile/grafserv/node";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";

const header = (context, name) => context.node?.req.headers[name];

const preset = {
  extends: [PostGraphileAmberPreset],
  // It takes an index for one of the column that it begins with, and all of these begin with the tenant: no order and no filter would be left.
  disablePlugins: ["PgIndexBehaviorsPlugin"],
  schema: { defaultBehavior: "list -connection" },
  pgServices: [
    makePgService({
      connectionString: process.env.DATABASE_URL,
      schemas: ["public"],
      poolConfig: { max: Number(process.env.POOL_SIZE) },
    }),
  ],
  grafast: {
    context: (context) => ({
      pgSettings: {
        "app.tenant_id": header(context, "x-tenant-id"),
        "app.user_id": header(context, "x-user-id") ?? "",
      },
    }),
    explain: false,
  },
  grafserv: { graphqlPath: "/graphql", graphiql: false, watch: false },
};

const server = createServer();
await postgraphile(preset).createServ(grafserv).addTo(server);
server.listen(Number(process.env.PORT), "127.0.0.1");
