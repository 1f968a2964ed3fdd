-- H2 error tenant_c
-- fault
CREATE SCHEMA tenant_a;
CREATE SCHEMA tenant_b;
CREATE SCHEMA tenant_c;
CREATE TABLE tenant_a.t (id uuid PRIMARY KEY, name text);
CREATE TABLE tenant_b.t (id uuid PRIMARY KEY, name text);
CREATE TABLE tenant_c.t (id uuid PRIMARY KEY, name text);
CREATE VIEW tenant_a.v AS SELECT id FROM tenant_a.t;
CREATE VIEW tenant_b.v AS SELECT id FROM tenant_b.t;
CREATE VIEW tenant_c.v AS SELECT id FROM tenant_a.t;
-- twin
CREATE SCHEMA tenant_a;
CREATE SCHEMA tenant_b;
CREATE SCHEMA tenant_c;
CREATE TABLE tenant_a.t (id uuid PRIMARY KEY, name text);
CREATE TABLE tenant_b.t (id uuid PRIMARY KEY, name text);
CREATE TABLE tenant_c.t (id uuid PRIMARY KEY, name text);
CREATE VIEW tenant_a.v AS SELECT id FROM tenant_a.t;
CREATE VIEW tenant_b.v AS SELECT id FROM tenant_b.t;
CREATE VIEW tenant_c.v AS SELECT id FROM tenant_c.t;
