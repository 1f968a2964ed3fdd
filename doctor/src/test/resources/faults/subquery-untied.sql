-- Z3 warning public.tb_post
-- fault
CREATE POLICY member ON tb_post USING (EXISTS (SELECT FROM tb_user u WHERE u.id = user_id));
-- twin
CREATE POLICY member ON tb_post USING (EXISTS (
    SELECT FROM tb_user u WHERE u.id = user_id AND u.tenant_id = tb_post.tenant_id
        AND u.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid));
