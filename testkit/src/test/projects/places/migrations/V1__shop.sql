CREATE TABLE tb_item (
    id   uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    name text NOT NULL UNIQUE
);
CREATE VIEW v_item WITH (security_invoker = true) AS SELECT id, name FROM tb_item;
GRANT SELECT, INSERT, UPDATE, DELETE ON tb_item TO places_app;
GRANT SELECT ON v_item TO places_app;
