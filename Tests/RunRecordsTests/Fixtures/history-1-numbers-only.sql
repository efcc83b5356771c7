-- What Unroll wrote from 2026-11-22 03:27 on: the first step as it was released first.
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO grdb_migrations VALUES ('1: runs, settlements, executions, parameters, metrics');
CREATE TABLE "run" ("id" INTEGER PRIMARY KEY AUTOINCREMENT, "started" TEXT NOT NULL, "command" TEXT NOT NULL, "pipeline" TEXT NOT NULL, "cores" INTEGER NOT NULL, "seconds" DOUBLE, "outcome" TEXT);
CREATE TABLE "settlement" ("run" INTEGER NOT NULL REFERENCES "run"("id") ON DELETE CASCADE, "stage" TEXT NOT NULL, "outcome" TEXT NOT NULL, "key" TEXT, "message" TEXT, PRIMARY KEY ("run", "stage"));
CREATE TABLE "execution" ("id" INTEGER PRIMARY KEY AUTOINCREMENT, "run" INTEGER NOT NULL REFERENCES "run"("id") ON DELETE CASCADE, "stage" TEXT NOT NULL, "kind" TEXT NOT NULL, "key" TEXT NOT NULL, "reason" TEXT NOT NULL, "cores" INTEGER NOT NULL, "started" TEXT NOT NULL, "seconds" DOUBLE);
CREATE INDEX "execution_on_run" ON "execution"("run");
CREATE INDEX "execution_on_key" ON "execution"("key");
CREATE TABLE "parameter" ("execution" INTEGER NOT NULL REFERENCES "execution"("id") ON DELETE CASCADE, "name" TEXT NOT NULL, "value" TEXT NOT NULL, PRIMARY KEY ("execution", "name")) WITHOUT ROWID;
CREATE TABLE "metric" ("execution" INTEGER NOT NULL REFERENCES "execution"("id") ON DELETE CASCADE, "name" TEXT NOT NULL, "step" INTEGER NOT NULL, "value" DOUBLE NOT NULL, PRIMARY KEY ("execution", "name", "step")) WITHOUT ROWID;
-- A run that made everything, one that failed, one that was killed.
INSERT INTO run VALUES (1, '2026-11-22T03:30:00Z', 'run', 'sample.yaml', 2, 1.5, 'succeeded');
INSERT INTO run VALUES (2, '2026-11-22T03:31:00Z', 'run --force joined', 'sample.yaml', 2, 0.5, 'failed');
INSERT INTO run VALUES (3, '2026-11-22T03:32:00Z', 'run --force left', 'sample.yaml', 2, NULL, NULL);
INSERT INTO execution VALUES (1, 1, 'left', 'write-text', 'a10b1b8c44edd5544946d1928fd9723dd4dde65cda3b51089b59c1b35b51e0ec', 'it has not run yet', 1, '2026-11-22T03:30:00Z', 0.25);
INSERT INTO execution VALUES (2, 1, 'right', 'write-text', '2f92a89cc56a42f09f3de976b5a284dd707df4d7c21322e3164901f97100d5cd', 'it has not run yet', 1, '2026-11-22T03:30:00Z', 0.25);
INSERT INTO execution VALUES (3, 1, 'joined', 'join-texts', '6b190cf12189a5d2ee7c5b7973582086f73322d9cf8d688602542f71b7f7adbc', 'it has not run yet', 2, '2026-11-22T03:30:01Z', 0.5);
INSERT INTO execution VALUES (4, 2, 'joined', 'join-texts', '6b190cf12189a5d2ee7c5b7973582086f73322d9cf8d688602542f71b7f7adbc', '--force was given', 2, '2026-11-22T03:31:00Z', 0.5);
INSERT INTO execution VALUES (5, 3, 'left', 'write-text', 'a10b1b8c44edd5544946d1928fd9723dd4dde65cda3b51089b59c1b35b51e0ec', '--force was given', 1, '2026-11-22T03:32:00Z', NULL);
INSERT INTO parameter VALUES (1, 'count', '1'), (1, 'text', 'left'), (2, 'count', '1'), (2, 'text', 'right'), (5, 'text', 'left');
INSERT INTO metric VALUES (1, 'length', 0, 3.0), (1, 'length', 1, 1.0), (1, 'length', 2, 2.0), (2, 'length', 0, 5.0);
INSERT INTO settlement VALUES (1, 'left', 'ran', 'a10b1b8c44edd5544946d1928fd9723dd4dde65cda3b51089b59c1b35b51e0ec', NULL), (1, 'right', 'ran', '2f92a89cc56a42f09f3de976b5a284dd707df4d7c21322e3164901f97100d5cd', NULL);
INSERT INTO settlement VALUES (1, 'joined', 'ran', '6b190cf12189a5d2ee7c5b7973582086f73322d9cf8d688602542f71b7f7adbc', NULL), (2, 'left', 'up to date', 'a10b1b8c44edd5544946d1928fd9723dd4dde65cda3b51089b59c1b35b51e0ec', NULL);
INSERT INTO settlement VALUES (2, 'right', 'up to date', '2f92a89cc56a42f09f3de976b5a284dd707df4d7c21322e3164901f97100d5cd', NULL), (2, 'joined', 'failed', NULL, 'no ink');
