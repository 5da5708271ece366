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
    import subprocess
    import threading

    import pandas as pd

    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def send(lines):
        try:
            for line in lines:
                process.stdin.write(line.encode("utf-8") + b"\n")
            process.stdin.flush()
        except BrokenPipeError:
            pass  # it died: the reader below finds no answer, and says so

    try:
        for batch in batches:
            lines = list(batch["value"])
            sender = threading.Thread(target=send, args=(lines,))
            sender.start()
            answers = []
            for _ in lines:
                line = process.stdout.readline()
                if not line.endswith(b"\n"):
                    # never the line in the message: it would stand in Spark's log
                    raise RuntimeError(f"tincture ended after {len(answers)} of {len(lines)} answers of a batch")
                answers.append(line[:-1].decode("utf-8"))
            sender.join()
            yield pd.DataFrame({"value": answers})
        process.stdin.close()
        if process.wait() != 0:
            raise RuntimeError(f"tincture ended with exit code {process.returncode}")
    finally:
        process.kill()


spark = (
    SparkSession.builder.master(args.master)
    .appName("tincture mapInPandas")
    .config("spark.ui.enabled", "false")
    .config("spark.ui.showConsoleProgress", "false")
    .getOrCreate()
)
spark.sparkContext.setLogLevel("OFF")
notes = spark.read.text(args.input).repartition(args.partitions)
notes.mapInPandas(answer, "value string").write.text(args.output)
spark.stop()
