-- H1 warning tenant_c
-- fault
CREATE SCHEMA tenant_a;
CREATE SCHEMA tenant_b;
CREATE SCHEMA tenant_c;
CREATE TABLE tenant_a.t (id uuid PRIMARY KEY, name text);
CREATE TABLE tenant_b.t (id uuid PRIMARY KEY, name text);
CREATE TABLE tenant_c.t (id uuid PRIMARY KEY, name text, note text);
-- twin
CREATE SCHEMA tenant_a;
CREATE SCHEMA tenant_b;
CREATE SCHEMA tenant_c;
CREATE TABLE tenant_a.t (id uuid PRIMARY KEY, name text);
CREATE TABLE tenant_b.t (id uuid PRIMARY KEY, name text);
CREATE TABLE tenant_c.t (id uuid PRIMARY KEY, name text);
