-- H1 warning tenant_a
-- fault
CREATE SCHEMA tenant_a;
CREATE SCHEMA tenant_b;
CREATE SCHEMA tenant_c;
CREATE TABLE tenant_a.t (id uuid PRIMARY KEY, name text);
CREATE TABLE tenant_b.t (id uuid PRIMARY KEY, name text UNIQUE);
CREATE TABLE tenant_c.t (id uuid PRIMARY KEY, name text UNIQUE);
-- twin
CREATE SCHEMA tenant_a;
CREATE SCHEMA tenant_b;
CREATE SCHEMA tenant_c;
CREATE TABLE tenant_a.t (id uuid PRIMARY KEY, name text UNIQUE);
CREATE TABLE tenant_b.t (id uuid PRIMARY KEY, name text UNIQUE);
CREATE TABLE tenant_c.t (id uuid PRIMARY KEY, name text UNIQUE);
