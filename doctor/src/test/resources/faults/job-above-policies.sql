-- S3 warning the job 7
-- fault
CREATE SCHEMA cron;
CREATE TABLE cron.job (jobid bigint, username text);
INSERT INTO cron.job VALUES (7, 'blog_admin');
-- twin
CREATE SCHEMA cron;
CREATE TABLE cron.job (jobid bigint, username text);
INSERT INTO cron.job VALUES (7, 'doctor_app');
