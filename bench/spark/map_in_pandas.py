"""Notes through Spark with mapInPandas, for where RDDs are not allowed (Databricks serverless and standard access mode).

    python map_in_pandas.py INPUT OUTPUT [--partitions 8] [--master 'local[2,4]'] -- node_modules/.bin/tincture pipe

INPUT is NDJSON with {"id", "text"} a line, OUTPUT a folder for text files of one answer a line. `answer` is all that a
job of one's own needs: it takes and gives batches of a column of lines.
"""

import argparse

from pyspark.sql import SparkSession

parser = argparse.ArgumentParser()
parser.add_argument("input")
parser.add_argument("output")
parser.add_argument("--partitions", type=int, default=8)
parser.add_argument("--master", default="local[2,4]")
parser.add_argument("command", nargs="+")
args = parser.parse_args()
command = args.command


def answer(batches):
    """One process for all batches of a partition; as many answers come back as lines went in."""
    import os
    import signal
    import subprocess
    import threading

    import pandas as pd

    # a group of its own: what `npx` and the like start ends with it
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True)

    def send(lines):
        try:
            for line in lines:
                process.stdin.write(line.encode("utf-8") + b"\n")
            process.stdin.flush()
        except (BrokenPipeError, ValueError):
            pass  # it died: the reader below finds no answer, and says so

    try:
        for batch in batches:
            # a batch of Spark's is 10,000 notes, whose answers are ten times as long: part by part, memory stays small
            for begin in range(0, len(batch), 500):
                lines = list(batch["value"].iloc[begin : begin + 500])
                sender = threading.Thread(target=send, args=(lines,), daemon=True)
                sender.start()
                answers = []
                for _ in lines:
                    line = process.stdout.readline()
                    if not line.endswith(b"\n"):
                        # never the line in the message: it would stand in Spark's log
                        raise RuntimeError(f"tincture ended after {len(answers)} of {len(lines)} answers of a part")
                    answers.append(line[:-1].decode("utf-8"))
                sender.join()
                yield pd.DataFrame({"value": answers})
        process.stdin.close()
        if process.wait() != 0:
            raise RuntimeError(f"tincture ended with exit code {process.returncode}")
    except BaseException:  # a task that Spark gives up is a GeneratorExit here
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        raise


# Partitions are cut from the files as they are read. `repartition` would do too, and does for a .gz, which can't be cut;
# but then every note goes over the network, and to the disks, of executors that have no need of it.
spark = (
    SparkSession.builder.master(args.master)
    .appName("tincture mapInPandas")
    .config("spark.ui.enabled", "false")
    .config("spark.ui.showConsoleProgress", "false")
    .config("spark.sql.files.minPartitionNum", str(args.partitions))
    .config("spark.sql.files.openCostInBytes", "1")
    .getOrCreate()
)
spark.sparkContext.setLogLevel("OFF")
notes = spark.read.text(args.input)
notes.mapInPandas(answer, "value string").write.text(args.output)
spark.stop()
