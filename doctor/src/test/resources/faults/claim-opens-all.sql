-- Z2 warning public.tb_user
-- fault
CREATE POLICY support ON tb_user FOR SELECT USING (current_setting('app.user_role', true) IN ('support', 'root'));
-- twin
CREATE POLICY support ON tb_user AS RESTRICTIVE FOR SELECT USING (current_setting('app.user_role', true) IN ('support', 'root'));
