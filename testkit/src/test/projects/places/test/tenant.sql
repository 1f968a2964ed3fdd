INSERT INTO tb_item (name) VALUES ('Item of everybody');
