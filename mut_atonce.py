from essayplanner.ui.desk import afterwards as a

a.AfterPicture.begin = lambda self: self._do()
