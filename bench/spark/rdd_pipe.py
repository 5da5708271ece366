"""Notes through Spark with rdd.pipe: one `tincture pipe` a partition, one line of NDJSON in, one line out.

    python rdd_pipe.py INPUT OUTPUT [--partitions 8] [--master 'local[2,4]'] -- node_modules/.bin/tincture pipe

INPUT is NDJSON, a file or a folder of files, {"id", "text"} a line; OUTPUT is a folder that is not there yet. Lines keep
their order within a partition, and partitions theirs, so that the part files one after the other are what a single
`tincture pipe` writes. A process that dies fails its task, and Spark runs the task again: results of the first try go.
"""

import argparse
import shlex

from pyspark.sql import SparkSession

parser = argparse.ArgumentParser()
parser.add_argument("input")
parser.add_argument("output")
parser.add_argument("--partitions", type=int, default=8)
parser.add_argument("--master", default="local[2,4]")
parser.add_argument("command", nargs="+")
args = parser.parse_args()

spark = (
    SparkSession.builder.master(args.master)
    .appName("tincture rdd.pipe")
    .config("spark.ui.enabled", "false")
    .config("spark.ui.showConsoleProgress", "false")
    .getOrCreate()
)
spark.sparkContext.setLogLevel("OFF")
notes = spark.sparkContext.textFile(args.input, minPartitions=args.partitions)
# checkCode: without it a process that was killed half-way counts as done, and its notes are lost
answers = notes.pipe(shlex.join(args.command), checkCode=True)
answers.saveAsTextFile(args.output)
spark.stop()
