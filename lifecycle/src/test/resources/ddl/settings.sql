CREATE TABLE tb_setting (key text PRIMARY KEY, value text NOT NULL);
