package io.fraiseql.testkit;

/** Fresh tenants with a schema of their own. */
@FraiseqlTest(api = FreshPlaces.Shop.class, config = "src/test/projects/places/schema.toml")
class FreshSchemasTest implements FreshPlaces {}
