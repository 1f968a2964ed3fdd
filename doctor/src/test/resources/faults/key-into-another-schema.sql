-- H2 error tenant_b
-- fault
CREATE SCHEMA tenant_a;
CREATE SCHEMA tenant_b;
CREATE SCHEMA tenant_c;
CREATE TABLE tenant_a.t (id uuid PRIMARY KEY, name text);
CREATE TABLE tenant_b.t (id uuid PRIMARY KEY, name text);
CREATE TABLE tenant_c.t (id uuid PRIMARY KEY, name text);
CREATE TABLE tenant_a.u (id uuid REFERENCES tenant_a.t);
CREATE TABLE tenant_b.u (id uuid REFERENCES tenant_a.t);
CREATE TABLE tenant_c.u (id uuid REFERENCES tenant_c.t);
-- twin
CREATE SCHEMA tenant_a;
CREATE SCHEMA tenant_b;
CREATE SCHEMA tenant_c;
CREATE TABLE tenant_a.t (id uuid PRIMARY KEY, name text);
CREATE TABLE tenant_b.t (id uuid PRIMARY KEY, name text);
CREATE TABLE tenant_c.t (id uuid PRIMARY KEY, name text);
CREATE TABLE tenant_a.u (id uuid REFERENCES tenant_a.t);
CREATE TABLE tenant_b.u (id uuid REFERENCES tenant_b.t);
CREATE TABLE tenant_c.u (id uuid REFERENCES tenant_c.t);
