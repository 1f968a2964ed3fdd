WITH item AS (
    INSERT INTO tb_item (tenant_id, name) VALUES (current_setting('app.tenant_id')::uuid, 'Item of everybody')
    RETURNING tenant_id, id
)
INSERT INTO tb_tag (tenant_id, id, item_id, label) SELECT tenant_id, 1, id, 'of ' || current_setting('app.user_id') FROM item;
