-- What every tenant of a test begins with: its user, who wrote a post and a comment.
WITH author AS (
    INSERT INTO tb_user (tenant_id, id, name, email)
    VALUES (current_setting('app.tenant_id')::uuid, current_setting('app.user_id')::uuid, 'Ada', 'ada@example.com')
    RETURNING tenant_id, id
), post AS (
    INSERT INTO tb_post (tenant_id, user_id, title, content)
    SELECT tenant_id, id, 'A post', 'What there is to say.' FROM author
    RETURNING tenant_id, id, user_id
)
INSERT INTO tb_comment (tenant_id, post_id, user_id, content)
SELECT tenant_id, id, user_id, 'Quite so.' FROM post;
