package io.fraiseql.testkit;

/** Fresh tenants with a database of their own. */
@FraiseqlTest(api = FreshPlaces.Shop.class, config = "src/test/projects/places/database.toml")
class FreshDatabasesTest implements FreshPlaces {}
