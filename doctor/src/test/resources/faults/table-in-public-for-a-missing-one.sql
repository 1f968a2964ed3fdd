-- H3 warning public.t
-- fault
CREATE SCHEMA tenant_a;
CREATE TABLE tenant_a.t (id uuid PRIMARY KEY, name text);
CREATE TABLE t (id uuid);
-- twin
CREATE SCHEMA tenant_a;
CREATE TABLE tenant_a.t (id uuid PRIMARY KEY, name text);
CREATE TABLE other (id uuid);
